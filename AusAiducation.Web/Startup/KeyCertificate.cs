using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AusAiducation.Core.Data;

namespace AusAiducation.Web.Startup;

/// <summary>The certificate that encrypts the keys in the database: a copy of the database alone then opens nothing.</summary>
static class KeyCertificate
{
    public static X509Certificate2? Load(IConfiguration configuration)
    {
        if (configuration["Security:KeyCertificatePath"] is not { Length: > 0 } path) return null;
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, configuration["Security:KeyCertificatePassword"]);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefused($"Security:KeyCertificatePath ({path}) cannot be read as a PKCS#12 certificate with Security:KeyCertificatePassword: {e.Message}", e);
        }
    }
}
