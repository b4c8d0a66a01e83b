using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AusAiducation.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class MailsThatWait : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Count",
                table: "OutgoingMails",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Topic",
                table: "OutgoingMails",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_Topic",
                table: "OutgoingMails",
                column: "Topic");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OutgoingMails_Topic",
                table: "OutgoingMails");

            migrationBuilder.DropColumn(
                name: "Count",
                table: "OutgoingMails");

            migrationBuilder.DropColumn(
                name: "Topic",
                table: "OutgoingMails");
        }
    }
}
