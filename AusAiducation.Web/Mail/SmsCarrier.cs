using System.Net;
using System.Net.Http.Headers;
using AusAiducation.Core.Messages;
using Microsoft.Extensions.Options;

namespace AusAiducation.Web.Mail;

/// <summary>Posts a message's short text to the configured gateway.</summary>
public sealed class SmsCarrier(IOptions<SmsOptions> options) : IMessageCarrier, IDisposable
{
    // A redirect would carry the token elsewhere.
    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(20) };

    public MessageChannel Channel => MessageChannel.Sms;

    public async Task CarryAsync(Message message, CancellationToken ct)
    {
        using var request = Request(message);
        try
        {
            // Once posted, stopping would leave the answer unknown: the time limit alone ends it.
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, CancellationToken.None);
            if (!answer.IsSuccessStatusCode) throw new NotTaken($"{(int)answer.StatusCode} {answer.ReasonPhrase}", IsFinal(answer.StatusCode));
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            throw new NotTaken(e.Message, final: false);
        }
    }

    public void Dispose() => _http.Dispose();

    HttpRequestMessage Request(Message message)
    {
        var settings = options.Value;
        var fields = new Dictionary<string, string> { [settings.ToField] = message.To!, [settings.TextField] = message.Short };
        if (settings.Sender.Length > 0) fields[settings.SenderField] = settings.Sender;
        var request = new HttpRequestMessage(HttpMethod.Post, settings.Url) { Content = settings.Format == SmsFormat.Json ? JsonContent.Create(fields) : new FormUrlEncodedContent(fields) };
        if (settings.Token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Token);
        // A gateway that knows the header recognises a message it already has.
        request.Headers.Add("Idempotency-Key", message.Key);
        return request;
    }

    /// <summary>A wrong number stays wrong; a busy or broken gateway may be well later.</summary>
    static bool IsFinal(HttpStatusCode code) => (int)code is >= 300 and < 500 and not ((int)HttpStatusCode.RequestTimeout or (int)HttpStatusCode.TooManyRequests);
}
