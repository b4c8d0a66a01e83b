using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AusAiducation.Tests.Support;

/// <summary>One message as the gateway got it.</summary>
public sealed record Posted(string Body, string Authorization, string Idempotency);

/// <summary>A small SMS gateway on a port of this machine: keeps what it is posted and answers what the test wants.</summary>
public sealed class Gateway : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly Channel<Posted> _posted = Channel.CreateUnbounded<Posted>();

    Gateway(WebApplication app) => _app = app;

    public HttpStatusCode Answer { get; set; } = HttpStatusCode.OK;
    public int Count { get; private set; }
    public string Url => _app.Urls.First() + "/send";

    public static async Task<Gateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var gateway = new Gateway(builder.Build());
        gateway._app.MapPost("/send", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            gateway.Count++;
            await gateway._posted.Writer.WriteAsync(new(await reader.ReadToEndAsync(), context.Request.Headers.Authorization.ToString(), context.Request.Headers["Idempotency-Key"].ToString()));
            return Results.StatusCode((int)gateway.Answer);
        });
        await gateway._app.StartAsync();
        return gateway;
    }

    /// <summary>The next message, as it arrives.</summary>
    public async Task<Posted> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _posted.Reader.ReadAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
