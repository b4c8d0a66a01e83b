using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AusAiducation.Core.Data.Migrations.Postgres
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
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Scan",
                table: "Documents",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "ScannedAt",
                table: "Documents",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidUntil",
                table: "Documents",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RequiredPapers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    EditionId = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Required = table.Column<bool>(type: "boolean", nullable: false),
                    MinimumCount = table.Column<int>(type: "integer", nullable: false),
                    MinorsOnly = table.Column<bool>(type: "boolean", nullable: false),
                    ForReviewers = table.Column<bool>(type: "boolean", nullable: false),
                    Explanation_Ar = table.Column<string>(type: "text", nullable: false),
                    Explanation_En = table.Column<string>(type: "text", nullable: false),
                    Explanation_Fr = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Key = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false)
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
