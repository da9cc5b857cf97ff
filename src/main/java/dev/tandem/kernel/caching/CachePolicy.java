package dev.tandem.kernel.caching;

/** Who may keep an answer, and for how long. */
public enum CachePolicy {
  /** Nobody, as with every route that declares nothing. */
  NO_STORE("no-store"),
  /**
   * The reader's browser, which asks each time whether it is still right. The handler gives the
   * answer a strong {@code ETag}, after it has decided whether the caller may see it.
   */
  PRIVATE_REVALIDATED("private, no-cache"),
  /** Anybody, for five minutes: the answer is the same for all, and may be that old. */
  SHARED("public, max-age=300"),
  /** Anybody, who asks each time whether it is still right. */
  SHARED_REVALIDATED("public, no-cache"),
  /** Anybody, for ever: another content has another address. */
  IMMUTABLE("public, max-age=31536000, immutable");

  private final String header;

  CachePolicy(String header) {
    this.header = header;
  }

  /** The value of {@code Cache-Control}. */
  public String header() {
    return header;
  }

  /** Whether a proxy may give the answer to other readers. */
  boolean isShared() {
    return header.startsWith("public");
  }

  /** Whether the reader asks each time if the answer is still right. */
  boolean isRevalidated() {
    return header.endsWith("no-cache");
  }
}
