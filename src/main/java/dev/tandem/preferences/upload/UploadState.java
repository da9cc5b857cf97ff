package dev.tandem.preferences.upload;

/** How far an upload is. */
public enum UploadState {
  /** Pieces are missing. */
  RECEIVING,
  WAITING,
  READING,
  READ,
  /** It could not be read; nothing is left of it. */
  REFUSED;

  public boolean isUnderWay() {
    return this == WAITING || this == READING;
  }
}
