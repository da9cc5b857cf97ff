package dev.tandem.eventing.personal;

/** Encrypts what only the processes of the platform may read, on its way between them. */
public interface SharedEncryption {

  /** Without a key that the processes share, nothing can be encrypted for another one. */
  boolean isPossible();

  /**
   * @param owner what the text belongs to; it can be decrypted for the same only
   */
  String encrypt(String text, String owner);

  String decrypt(String encrypted, String owner);
}
