using System.Globalization;
using System.Security.Cryptography;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Documents;

/// <summary>Takes a file in, whoever sends it: length first, then what its bytes are; into quarantine where uploads are scanned.</summary>
public static class Receiving
{
    const int NameMaxLength = 100;

    /// <summary>The document, added to nothing yet. Sent by the viewer; 0 stands for a candidate without an account. Throws <see cref="RuleBroken"/>.</summary>
    public static Document Receive(this AppDbContext db, DocumentKind kind, string fileName, byte[] bytes, DateTime at)
    {
        if (bytes.Length == 0) throw new RuleBroken("Documents.Empty");
        if (bytes.Length > Document.MaxLength) throw new RuleBroken("Documents.TooLarge", Document.MaxLength / (1024 * 1024));
        var type = DocumentTypes.Of(bytes) ?? throw new RuleBroken(DocumentTypes.IsHeic(bytes) ? "Documents.Heic" : "Documents.TypeRefused");
        var document = new Document(kind, NameOf(fileName, type), type, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), db.Viewer.UserId, at);
        return db.ScansUploads ? document.Quarantine() : document;
    }

    /// <summary>What waits for a person's answer; quarantine comes before. A photo of a visit is its inquirer's evidence: nobody checks it.</summary>
    public static IQueryable<Document> ToCheck(this IQueryable<Document> documents) => documents.Where(d => d.State == DocumentState.Received && d.Scan != DocumentScan.Waiting && d.Kind != DocumentKind.HomeVisitPhoto);

    /// <summary>The last part of the name without anything a file system or a header takes for more, ending as the content says.</summary>
    static string NameOf(string given, string type)
    {
        var bare = Path.GetFileNameWithoutExtension(given.Replace('\\', '/').Split('/')[^1]);
        var clean = string.Concat(bare.Where(c => !char.IsControl(c) && !"\"<>|:*?;".Contains(c, StringComparison.Ordinal) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)).Trim();
        return (clean.Length is 0 ? "document" : clean.Length > NameMaxLength ? clean[..NameMaxLength] : clean) + DocumentTypes.Extension(type);
    }
}
