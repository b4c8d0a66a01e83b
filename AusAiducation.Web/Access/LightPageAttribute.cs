namespace AusAiducation.Web.Access;

/// <summary>A page of the public form: served with the least a phone needs, no framework script, and complete without any.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LightPageAttribute : Attribute;
