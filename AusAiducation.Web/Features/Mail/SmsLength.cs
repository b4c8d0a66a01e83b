namespace AusAiducation.Web.Features.Mail;

/// <summary>How many SMS a text takes: 160 characters of the GSM alphabet, 70 of any other; 153 and 67 each when several are joined (3GPP TS 23.038, 23.040).</summary>
static class SmsLength
{
    const string Gsm = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// <summary>Two places each.</summary>
    const string GsmExtended = "^{}\\[~]|€";

    public static int Parts(string text)
    {
        var gsm = text.All(c => Gsm.Contains(c, StringComparison.Ordinal) || GsmExtended.Contains(c, StringComparison.Ordinal));
        var length = text.Length + (gsm ? text.Count(c => GsmExtended.Contains(c, StringComparison.Ordinal)) : 0);
        var (alone, joined) = gsm ? (160, 153) : (70, 67);
        return length <= alone ? 1 : (length + joined - 1) / joined;
    }
}
