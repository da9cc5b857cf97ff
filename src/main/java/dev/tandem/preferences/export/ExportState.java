package dev.tandem.preferences.export;

enum ExportState {
  /** Not all modules have answered. */
  COLLECTING,
  READY,
  DOWNLOADED,
  EXPIRED
}
