package dev.tandem.kernel.role;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Names the data that an answer was made from, if a process derives it from its tables from time to
 * time. Two processes may only be expected to answer alike from the same data.
 */
public final class DataVersion {

  public static final String HEADER = "Tandem-Data-Version";

  private DataVersion() {}

  /**
   * @param version says nothing about the data, and is the same in all processes that have it
   */
  public static void write(String version, HttpServletResponse response) {
    response.setHeader(HEADER, version);
  }
}
