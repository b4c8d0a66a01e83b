namespace AusAiducation.Core.Programme;

internal static class Placeholder;
