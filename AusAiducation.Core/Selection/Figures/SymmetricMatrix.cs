namespace AusAiducation.Core.Selection.Figures;

/// <summary>The little linear algebra that the figures need, on positive definite matrices as small as a committee.</summary>
internal static class SymmetricMatrix
{
    /// <summary>Gauss and Jordan in place; a positive definite matrix needs no pivoting.</summary>
    public static double[,] Inverse(double[,] matrix)
    {
        var inverse = (double[,])matrix.Clone();
        var size = inverse.GetLength(0);
        for (var pivot = 0; pivot < size; pivot++)
        {
            var scale = 1 / inverse[pivot, pivot];
            inverse[pivot, pivot] = 1;
            for (var column = 0; column < size; column++) inverse[pivot, column] *= scale;
            for (var row = 0; row < size; row++)
            {
                var factor = inverse[row, pivot];
                if (row == pivot || factor == 0) continue;
                inverse[row, pivot] = 0;
                for (var column = 0; column < size; column++) inverse[row, column] -= factor * inverse[pivot, column];
            }
        }

        return inverse;
    }

    public static double[] Times(double[,] matrix, double[] vector) =>
        [.. Enumerable.Range(0, vector.Length).Select(row => vector.Select((value, column) => matrix[row, column] * value).Sum())];
}
