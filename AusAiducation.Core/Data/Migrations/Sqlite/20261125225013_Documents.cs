using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AusAiducation.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Documents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "RedactedOfId",
                table: "Documents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Scan",
                table: "Documents",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "ScannedAt",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidUntil",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RequiredPapers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Required = table.Column<bool>(type: "INTEGER", nullable: false),
                    MinimumCount = table.Column<int>(type: "INTEGER", nullable: false),
                    MinorsOnly = table.Column<bool>(type: "INTEGER", nullable: false),
                    ForReviewers = table.Column<bool>(type: "INTEGER", nullable: false),
                    Explanation_Ar = table.Column<string>(type: "TEXT", nullable: false),
                    Explanation_En = table.Column<string>(type: "TEXT", nullable: false),
                    Explanation_Fr = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequiredPapers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RequiredPapers_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_RedactedOfId",
                table: "Documents",
                column: "RedactedOfId");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Scan",
                table: "Documents",
                column: "Scan");

            migrationBuilder.CreateIndex(
                name: "IX_RequiredPapers_EditionId_Kind",
                table: "RequiredPapers",
                columns: new[] { "EditionId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RequiredPapers_Key",
                table: "RequiredPapers",
                column: "Key",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Documents_Documents_RedactedOfId",
                table: "Documents",
                column: "RedactedOfId",
                principalTable: "Documents",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Documents_Documents_RedactedOfId",
                table: "Documents");

            migrationBuilder.DropTable(
                name: "RequiredPapers");

            migrationBuilder.DropIndex(
                name: "IX_Documents_RedactedOfId",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_Scan",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "RedactedOfId",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Scan",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "ScannedAt",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "ValidUntil",
                table: "Documents");
        }
    }
}
