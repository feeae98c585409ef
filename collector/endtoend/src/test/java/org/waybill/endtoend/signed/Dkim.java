package org.waybill.endtoend.signed;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.DKIMVerifier;

/** DKIM signatures (RFC 6376) of sender.example by jDKIM, with a key of one run. */
public final class Dkim {
  private static final String TEMPLATE =
      "v=1; c=%s; d=sender.example; s=run; a=rsa-sha256;"
          + " h=from:to:subject:date:message-id:content-type; bh=; b=;";

  private final KeyPair keys = RsaKeys.generate();

  /** The element that lets James sign in processor {@code relay}. */
  public String mailet() {
    String key =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPrivate().getEncoded());
    return """
    <mailet match="All" class="org.apache.james.jdkim.mailets.DKIMSign">
      <signatureTemplate>%s</signatureTemplate>
      <privateKey>
    -----BEGIN PRIVATE KEY-----
    %s
    -----END PRIVATE KEY-----
      </privateKey>
    </mailet>
    """
        .formatted(TEMPLATE.formatted("relaxed/relaxed"), key);
  }

  /** The message with a signature in front that allows not a byte to change. */
  public byte[] sign(byte[] message) throws Exception {
    String field =
        new DKIMSigner(TEMPLATE.formatted("simple/simple"), keys.getPrivate())
            .sign(new ByteArrayInputStream(message));
    String text = new String(message, StandardCharsets.ISO_8859_1);
    return (field + "\r\n" + text).getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * How many good signatures a message bears.
   *
   * @throws Exception for one that is not good
   */
  public int verified(byte[] message) throws Exception {
    String key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    DKIMVerifier verifier =
        new DKIMVerifier((method, selector, domain) -> List.of("v=DKIM1; k=rsa; p=" + key));
    List<?> records = verifier.verify(new ByteArrayInputStream(message));
    return records == null ? 0 : records.size();
  }
}
