namespace AusAiducation.Core.Selection;

/// <summary>Where a file stands to the proposed cut. The bubble is what the figures leave open, a tie above all: only a person can part it.</summary>
public enum CutPlace { Above, Bubble, Below }
