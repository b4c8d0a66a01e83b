using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AusAiducation.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SocialInquiries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Boarding",
                table: "SocialFiles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DistanceKm",
                table: "SocialFiles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Parents",
                table: "SocialFiles",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Siblings",
                table: "SocialFiles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "From",
                table: "NeedLevels",
                type: "TEXT",
                precision: 12,
                scale: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Measure",
                table: "NeedItems",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Start",
                table: "NeedGrids",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "SocialInquiries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    CandidateId = table.Column<int>(type: "INTEGER", nullable: false),
                    InquirerUserId = table.Column<int>(type: "INTEGER", nullable: false),
                    AssignedByUserId = table.Column<int>(type: "INTEGER", nullable: false),
                    AssignedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SocialInquiries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SocialInquiries_Accounts_InquirerUserId",
                        column: x => x.InquirerUserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SocialInquiries_Candidates_CandidateId",
                        column: x => x.CandidateId,
                        principalTable: "Candidates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SocialInquiries_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InquiryPhotos",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    InquiryId = table.Column<int>(type: "INTEGER", nullable: false),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    CandidateId = table.Column<int>(type: "INTEGER", nullable: false),
                    NeedItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    DocumentId = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InquiryPhotos", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InquiryPhotos_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_InquiryPhotos_NeedItems_NeedItemId",
                        column: x => x.NeedItemId,
                        principalTable: "NeedItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InquiryPhotos_SocialInquiries_InquiryId",
                        column: x => x.InquiryId,
                        principalTable: "SocialInquiries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InquiryReports",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    InquiryId = table.Column<int>(type: "INTEGER", nullable: false),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    CandidateId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    VisitedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Met = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MetName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    MonthlyIncomeMad = table.Column<decimal>(type: "TEXT", precision: 12, scale: 2, nullable: true),
                    HouseholdSize = table.Column<int>(type: "INTEGER", nullable: true),
                    Siblings = table.Column<int>(type: "INTEGER", nullable: true),
                    Parents = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Boarding = table.Column<bool>(type: "INTEGER", nullable: true),
                    DistanceKm = table.Column<int>(type: "INTEGER", nullable: true),
                    Notes = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Score = table.Column<int>(type: "INTEGER", nullable: false),
                    Maximum = table.Column<int>(type: "INTEGER", nullable: false),
                    SignedByUserId = table.Column<int>(type: "INTEGER", nullable: false),
                    SignedName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SignedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InquiryReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InquiryReports_SocialInquiries_InquiryId",
                        column: x => x.InquiryId,
                        principalTable: "SocialInquiries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InquiryContradictions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    InquiryReportId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Declared = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Found = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Explanation = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InquiryContradictions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InquiryContradictions_InquiryReports_InquiryReportId",
                        column: x => x.InquiryReportId,
                        principalTable: "InquiryReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InquiryFindings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    InquiryReportId = table.Column<int>(type: "INTEGER", nullable: false),
                    NeedItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    NeedLevelId = table.Column<int>(type: "INTEGER", nullable: false),
                    Points = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InquiryFindings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InquiryFindings_InquiryReports_InquiryReportId",
                        column: x => x.InquiryReportId,
                        principalTable: "InquiryReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_InquiryFindings_NeedItems_NeedItemId",
                        column: x => x.NeedItemId,
                        principalTable: "NeedItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InquiryFindings_NeedLevels_NeedLevelId",
                        column: x => x.NeedLevelId,
                        principalTable: "NeedLevels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_InquiryContradictions_InquiryReportId_Kind",
                table: "InquiryContradictions",
                columns: new[] { "InquiryReportId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InquiryFindings_InquiryReportId_NeedItemId",
                table: "InquiryFindings",
                columns: new[] { "InquiryReportId", "NeedItemId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InquiryFindings_NeedItemId",
                table: "InquiryFindings",
                column: "NeedItemId");

            migrationBuilder.CreateIndex(
                name: "IX_InquiryFindings_NeedLevelId",
                table: "InquiryFindings",
                column: "NeedLevelId");

            migrationBuilder.CreateIndex(
                name: "IX_InquiryPhotos_DocumentId",
                table: "InquiryPhotos",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_InquiryPhotos_InquiryId",
                table: "InquiryPhotos",
                column: "InquiryId");

            migrationBuilder.CreateIndex(
                name: "IX_InquiryPhotos_NeedItemId",
                table: "InquiryPhotos",
                column: "NeedItemId");

            migrationBuilder.CreateIndex(
                name: "IX_InquiryReports_CandidateId",
                table: "InquiryReports",
                column: "CandidateId");

            migrationBuilder.CreateIndex(
                name: "IX_InquiryReports_InquiryId_Number",
                table: "InquiryReports",
                columns: new[] { "InquiryId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InquiryReports_Key",
                table: "InquiryReports",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SocialInquiries_CandidateId",
                table: "SocialInquiries",
                column: "CandidateId",
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SocialInquiries_EditionId_State",
                table: "SocialInquiries",
                columns: new[] { "EditionId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_SocialInquiries_InquirerUserId",
                table: "SocialInquiries",
                column: "InquirerUserId");

            migrationBuilder.CreateIndex(
                name: "IX_SocialInquiries_Key",
                table: "SocialInquiries",
                column: "Key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "InquiryContradictions");

            migrationBuilder.DropTable(
                name: "InquiryFindings");

            migrationBuilder.DropTable(
                name: "InquiryPhotos");

            migrationBuilder.DropTable(
                name: "InquiryReports");

            migrationBuilder.DropTable(
                name: "SocialInquiries");

            migrationBuilder.DropColumn(
                name: "Boarding",
                table: "SocialFiles");

            migrationBuilder.DropColumn(
                name: "DistanceKm",
                table: "SocialFiles");

            migrationBuilder.DropColumn(
                name: "Parents",
                table: "SocialFiles");

            migrationBuilder.DropColumn(
                name: "Siblings",
                table: "SocialFiles");

            migrationBuilder.DropColumn(
                name: "From",
                table: "NeedLevels");

            migrationBuilder.DropColumn(
                name: "Measure",
                table: "NeedItems");

            migrationBuilder.DropColumn(
                name: "Start",
                table: "NeedGrids");
        }
    }
}
