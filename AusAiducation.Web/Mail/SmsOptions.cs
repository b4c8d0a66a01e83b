namespace AusAiducation.Web.Mail;

/// <summary>How the gateway reads the fields it is posted.</summary>
public enum SmsFormat { Form, Json }

/// <summary>
/// Settings under Sms:. Without an address no SMS is offered. The gateway is posted one message at a time, as a form or as JSON, under
/// the names it wants; an answer 2xx means taken.
/// </summary>
public sealed class SmsOptions
{
    public string Url { get; set; } = "";

    /// <summary>Sent as "Authorization: Bearer …" when given.</summary>
    public string Token { get; set; } = "";
    public string Sender { get; set; } = "";
    public SmsFormat Format { get; set; } = SmsFormat.Form;
    public string ToField { get; set; } = "to";
    public string TextField { get; set; } = "text";
    public string SenderField { get; set; } = "from";

    public bool CanSend => Url.Length > 0;

    /// <summary>What is wrong with the settings, or null; read at start.</summary>
    public string? WhyNot() =>
        !CanSend ? null
        : !Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") ? "Sms:Url is the address messages are posted to, for example https://gateway.example.org/send."
        : url.Scheme == "http" && !url.IsLoopback ? "Sms:Url must begin with https: the messages and the token would be read on the way. Plain http is for a gateway on this machine."
        : url.UserInfo.Length > 0 ? "Sms:Url holds a name or a password: put them into Sms:Token, addresses are written to logs."
        : !Enum.IsDefined(Format) ? "Sms:Format is Form or Json."
        : string.IsNullOrWhiteSpace(ToField) || string.IsNullOrWhiteSpace(TextField) || ToField == TextField ? "Sms:ToField and Sms:TextField are the two different names under which the gateway reads the number and the text."
        : Sender.Length > 0 && string.IsNullOrWhiteSpace(SenderField) ? "Sms:Sender is set without Sms:SenderField."
        : null;
}
