using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Ties;

namespace AusAiducation.Tests.Core.Selection.Ties;

public class ProposedTieTests
{
    static readonly MemberFacts Salma = new(1, "m", "Salma Aït Lahcen") { Mail = "salma@lycee.example" };

    static FileFacts File(int id, string family = "Bennani", string? arabic = "بناني", params string[] phones) => new(id, $"C-{id}", new FamilyFacts(family, arabic) { Phones = phones });

    static IEnumerable<TieGround> Grounds(MemberFacts member, params FileFacts[] files) => ProposedTie.Of([member], files).SelectMany(p => p.Grounds);

    [Fact]
    public void Nothing_in_common_proposes_nothing() => Assert.Empty(Grounds(Salma, File(1)));

    [Theory]
    [InlineData("Salma Aït Lahcen", "AIT-LAHCEN", null)]
    [InlineData("Salma Aitlahcen", "Aït Lahcen", null)]
    [InlineData("سلمى آيت لحسن", "Aït Lahcen", "أيت لحسن")]
    [InlineData("El Ouardi Samia", "Elouardi", null)]
    public void A_family_name_is_the_same_however_it_is_joined_and_in_either_script(string member, string family, string? arabic)
    {
        var tie = Assert.Single(ProposedTie.Of([new MemberFacts(1, "m", member)], [File(1, family, arabic)]));

        Assert.Equal([TieGround.SameFamilyName], tie.Grounds);
        Assert.Equal(ConflictKind.Kin, tie.Kind);
    }

    [Fact]
    public void A_name_alone_is_not_a_family_name_and_a_frequent_one_says_nothing()
    {
        Assert.Empty(Grounds(new MemberFacts(1, "m", "Bennani"), File(1)));
        var bearers = Enumerable.Range(1, ProposedTie.RareName).Select(i => File(i)).ToArray();
        Assert.Equal(ProposedTie.RareName, ProposedTie.Of([new MemberFacts(1, "m", "Hiba Bennani")], bearers).Count);
        Assert.Empty(Grounds(new MemberFacts(1, "m", "Hiba Bennani"), [.. bearers, File(99)]));
    }

    [Fact]
    public void A_shared_mail_address_or_telephone_speaks_and_the_strongest_ground_comes_first()
    {
        var member = Salma with { Phones = ["+212611111111"] };
        var tie = Assert.Single(ProposedTie.Of([member], [File(1, "Aït Lahcen", null, "+212522222222", "+212611111111") with { Mail = "SALMA@lycee.example" }]));

        Assert.Equal([TieGround.SameMail, TieGround.SamePhone, TieGround.SameFamilyName], tie.Grounds);
        Assert.Equal(ConflictKind.Kin, tie.Kind);
    }

    [Fact]
    public void Who_answers_for_a_minor_may_be_the_member_themselves() =>
        Assert.Equal([TieGround.Representative], Grounds(Salma, File(1) with { Representative = "AIT LAHCEN Salma" }));

    [Fact]
    public void A_pupil_of_ones_school_is_known_by_who_supplied_the_file_or_by_the_name_of_the_lycee()
    {
        var member = Salma with { Organisations = [7], Schools = ["Lycée Ibn Sina"] };

        Assert.Equal(ConflictKind.OwnPupil, Assert.Single(ProposedTie.Of([member], [File(1) with { SuppliedBy = 7 }])).Kind);
        Assert.Equal([TieGround.OwnSchool], Grounds(member, File(1) with { School = "LYCEE IBN-SINA" }));
        Assert.Empty(Grounds(member, File(1) with { School = "Lycée Ibn Khaldoun", SuppliedBy = 8 }));
        Assert.Empty(Grounds(Salma, File(1)));
    }

    [Fact]
    public void Who_coaches_a_student_is_close_to_the_family_when_name_and_home_agree()
    {
        var member = Salma with { Coached = [new FamilyFacts("Bennani") { Phones = ["+212611111111"], Address = "Douar Aït Ali, Zagora" }] };

        Assert.Equal(ConflictKind.Coached, Assert.Single(ProposedTie.Of([member], [File(1, "Bennani", null, "+212611111111")])).Kind);
        var home = File(1);
        Assert.Equal([TieGround.CoachOfRelative], Grounds(member, home with { Family = home.Family with { Address = "douar ait ali zagora" } }));
        Assert.Empty(Grounds(member, File(1)));
        Assert.Empty(Grounds(member, File(1, "Alaoui", null, "+212611111111")));
    }
}
