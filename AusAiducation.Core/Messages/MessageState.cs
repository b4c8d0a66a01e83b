namespace AusAiducation.Core.Messages;

/// <summary>
/// Held until a person releases it; then it leaves by itself (mail, SMS) or waits for somebody's hand (WhatsApp, call). Sent is not
/// received: only a person's contact confirms, and a deadline runs from there.
/// </summary>
public enum MessageState { Held, Released, Sending, Sent, Failed, Confirmed, NoAnswer, Withdrawn }
