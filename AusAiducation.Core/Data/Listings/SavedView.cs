using AusAiducation.Core.Access;

namespace AusAiducation.Core.Data.Listings;

/// <summary>A filter and an order somebody gave a name to: the query of a list's address. Its owner's, or shared with the team.</summary>
public sealed class SavedView : KeyedEntity
{
    public const int NameMaxLength = 60;
    public const int QueryMaxLength = 400;

    /// <summary>Views one person keeps of one list.</summary>
    public const int Most = 30;

    SavedView() { }

    public SavedView(string listCode, string name, string query, int ownerUserId, bool shared) => (ListCode, Name, Query, OwnerUserId, Shared) = (listCode, name, query, ownerUserId, shared);

    /// <summary>The list's own code: "candidates".</summary>
    public string ListCode { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>"stage=Received&amp;gap=PaperMissing", without question mark; see <see cref="SavedQuery"/>.</summary>
    public string Query { get; private set; } = "";
    public int OwnerUserId { get; private set; }
    public AppUser? Owner { get; private set; }
    public bool Shared { get; private set; }

    /// <summary>One's own; a shared one, by anybody who may share.</summary>
    public static Refusal? WhyNotChange(Viewer viewer, int ownerUserId, bool shared) =>
        ownerUserId == viewer.UserId || (shared && viewer.Can(Permission.ShareViews)) ? null : new("Views.NotYours");

    public void Rename(string name, bool shared) => (Name, Shared) = (name, shared);
}
