namespace AusAiducation.Tests.Journeys;

/// <summary>The pages of each hat, in the three languages, on a desk and on a phone.</summary>
[Trait("Database", "Sqlite")]
public class EveryPageTests(LookedAt at) : EveryPage(at)
{
    [Theory]
    [InlineData("committee1", "fr", 360)]
    [InlineData("dataprotect", "ar", 1280)]
    [InlineData("coach1", "ar", 360)]
    [InlineData("treasurer", "fr", 1280)]
    [InlineData("student1", "fr", 360)]
    [InlineData("inquirer", "ar", 360)]
    [InlineData("admin", "fr", 1280)]
    public Task Pages_of_a_hat(string account, string language, int width) => Pages_are_whole_accessible_and_fit(account, language, width);

    [Theory]
    [InlineData("fr", 1280)]
    [InlineData("ar", 360)]
    public Task Public_pages(string language, int width) => Public_pages_are_whole_accessible_and_fit(language, width);
}

[Trait("Database", "Sqlite")]
public class EveryPageOfTheManagerTests(LookedAt at) : EveryPage(at)
{
    [Fact]
    public Task On_a_desk_in_French() => Pages_are_whole_accessible_and_fit("manager", "fr", 1280);
}

[Trait("Database", "Sqlite")]
public class EveryPageOfTheManagerOnAPhoneTests(LookedAt at) : EveryPage(at)
{
    [Fact]
    public Task On_a_phone_in_Arabic() => Pages_are_whole_accessible_and_fit("manager", "ar", 360, axe: false);
}

[Trait("Database", "Sqlite")]
public class EveryPageOfTheCommissionTests(LookedAt at) : EveryPage(at)
{
    [Fact]
    public Task Of_the_chair_on_a_desk_in_English() => Pages_are_whole_accessible_and_fit("chair", "en", 1280);

    [Fact]
    public Task Of_the_auditor_on_a_phone_in_English() => Pages_are_whole_accessible_and_fit("auditor", "en", 360, axe: false);
}
