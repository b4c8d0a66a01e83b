using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AusAiducation.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Rounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Rounds_EditionId",
                table: "Rounds");

            migrationBuilder.AddColumn<bool>(
                name: "HidesContext",
                table: "Rounds",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Rounds",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "LotSource",
                table: "Rounds",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "Rounds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "OpensOn",
                table: "Rounds",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "TieBreakers",
                table: "Rounds",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "Rounds",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Weights",
                table: "Reviews",
                type: "INTEGER",
                nullable: false,
                defaultValue: 100);

            migrationBuilder.AlterColumn<int>(
                name: "Level",
                table: "ReviewMarks",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<bool>(
                name: "Compulsory",
                table: "Criteria",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateTable(
                name: "RoundMembers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RoundId = table.Column<int>(type: "INTEGER", nullable: false),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundMembers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoundMembers_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RoundMembers_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundRules",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RoundId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ByUserId = table.Column<int>(type: "INTEGER", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoundRules_Accounts_ByUserId",
                        column: x => x.ByUserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RoundRules_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_EditionId_Kind_Number",
                table: "Rounds",
                columns: new[] { "EditionId", "Kind", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoundMembers_RoundId_UserId",
                table: "RoundMembers",
                columns: new[] { "RoundId", "UserId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoundMembers_UserId",
                table: "RoundMembers",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundRules_ByUserId",
                table: "RoundRules",
                column: "ByUserId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundRules_RoundId_Number",
                table: "RoundRules",
                columns: new[] { "RoundId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RoundMembers");

            migrationBuilder.DropTable(
                name: "RoundRules");

            migrationBuilder.DropIndex(
                name: "IX_Rounds_EditionId_Kind_Number",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "HidesContext",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "LotSource",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "OpensOn",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "TieBreakers",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "Title",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "Weights",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "Compulsory",
                table: "Criteria");

            migrationBuilder.AlterColumn<int>(
                name: "Level",
                table: "ReviewMarks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_EditionId",
                table: "Rounds",
                column: "EditionId");
        }
    }
}
