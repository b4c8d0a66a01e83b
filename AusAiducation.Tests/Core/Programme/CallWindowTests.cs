using AusAiducation.Core.Programme;

namespace AusAiducation.Tests.Core.Programme;

public class CallWindowTests
{
    [Fact]
    public void The_last_day_ends_at_midnight_of_Casablanca_one_hour_ahead_of_UTC()
    {
        var window = new CallWindow(new(2021, 5, 17), new(2021, 6, 30));

        Assert.Equal(new DateTime(2021, 6, 30, 23, 0, 0, DateTimeKind.Utc), window.ClosesAt);
        Assert.Equal(1, window.ClosingOffset);
        Assert.True(window.IsOpen(new DateTime(2021, 6, 30, 22, 59, 59, DateTimeKind.Utc)));
        Assert.False(window.IsOpen(new DateTime(2021, 6, 30, 23, 0, 0, DateTimeKind.Utc)));
    }

    [Fact]
    public void In_Ramadan_the_same_midnight_is_an_hour_later()
    {
        // 16 May 2019, the day the first call was launched, was in Ramadan: Casablanca stood at UTC.
        var window = new CallWindow(new(2019, 5, 16), new(2019, 5, 20));

        Assert.Equal(new DateTime(2019, 5, 16, 0, 0, 0, DateTimeKind.Utc), window.OpensAt);
        Assert.Equal(new DateTime(2019, 5, 21, 0, 0, 0, DateTimeKind.Utc), window.ClosesAt);
        Assert.Equal(0, window.ClosingOffset);
    }

    [Fact]
    public void A_window_that_opens_in_Ramadan_and_closes_after_it_uses_each_days_own_clock()
    {
        var window = new CallWindow(new(2019, 5, 16), new(2019, 6, 30));

        Assert.Equal(new DateTime(2019, 5, 16, 0, 0, 0, DateTimeKind.Utc), window.OpensAt);
        Assert.Equal(new DateTime(2019, 6, 30, 23, 0, 0, DateTimeKind.Utc), window.ClosesAt);
    }
}
