package dev.tandem.testing;

import com.icegreen.greenmail.util.ServerSetup;

/** What a mail server inside a test speaks, each on a free port of this machine. */
public enum MailProtocol {
  SMTP(ServerSetup.PROTOCOL_SMTP),
  IMAP(ServerSetup.PROTOCOL_IMAP),
  POP3(ServerSetup.PROTOCOL_POP3);

  private static final long START_UP_MILLIS = 30_000;

  private final String name;

  MailProtocol(String name) {
    this.name = name;
  }

  /** With time to start on a machine that is busy. */
  public ServerSetup setup() {
    var setup = new ServerSetup(0, "127.0.0.1", name);
    setup.setServerStartupTimeout(START_UP_MILLIS);
    return setup;
  }
}
