package org.waybill.message;

/** Where one splice's varying text lies in an encoded body. Immutable, thread-safe. */
public sealed interface Hole permits RunsHole, Base64Hole {

  /** Bytes of ASCII text that it takes. */
  int length();

  /**
   * Writes the text where it belongs.
   *
   * @param target bytes that hold the encoded body
   * @param body where the body begins in the target
   * @param text {@link #length} bytes of ASCII that need no escape in any encoding
   */
  void fill(byte[] target, int body, byte[] text);
}
