package org.waybill.proof.letters;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One outbound message.
 *
 * @param name which page in which charset, structure and line end it is, for people
 * @param bytes the message as a client hands it in
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Letter(String name, byte[] bytes) {

  private static final List<Page> PAGES = List.of(Page.values());

  /** The message of a seed: the same for ever. */
  public static Letter of(int seed) {
    Pick pick = new Pick(seed);
    Page page = PAGES.get(seed % PAGES.size());
    Tongue tongue = Tongue.pick(pick);
    String lineEnd = pick.of("\r\n", "\r\n", "\r\n", "\n");
    Structure structure = pick.of(Structure.values());
    String text = new Parts(pick, tongue, page, lineEnd).message(structure);
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    boolean cut = pick.chance(4);
    String name =
        "%s %s %s%s%s"
            .formatted(
                page,
                tongue.label().orElse("unlabelled"),
                structure,
                lineEnd.equals("\n") ? " LF" : "",
                cut ? " cut" : "");
    return new Letter(name, cut ? Arrays.copyOf(bytes, bytes.length * 3 / 4) : bytes);
  }
}
