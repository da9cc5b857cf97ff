package dev.tandem.preferences.upload;

/** What an uploaded file is. */
public enum UploadPurpose {
  /** The preferences of a former platform. */
  SOURCE,
  /** Who each member of the former platform is here. */
  ACCOUNTS
}
