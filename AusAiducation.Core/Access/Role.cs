namespace AusAiducation.Core.Access;

/// <summary>A hat: what a person is in the programme. Given by a <see cref="Membership"/> row with a beginning and an end.</summary>
public enum Role
{
    Manager,
    Chair,
    CommitteeMember,
    Interviewer,
    SocialInquirer,
    SchoolHelper,
    Sponsor,
    Coach,
    Trainer,
    Treasurer,
    Student,
    DataOfficer,
    Auditor,
    Administrator,
}
