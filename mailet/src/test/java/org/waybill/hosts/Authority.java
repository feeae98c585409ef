package org.waybill.hosts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Signs certificates, by the JDK's keytool. */
public final class Authority {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path store;
  private int issued;

  private Authority(Path store) {
    this.store = store;
  }

  /** A new one, whose keys lie in that folder. */
  public static Authority in(Path folder, String name) throws Exception {
    Authority authority = new Authority(folder.resolve(name + ".p12"));
    // a test's clock may have been set before the authority was made
    authority.keytool(
        "-alias",
        "ca",
        "-dname",
        "CN=" + name,
        "-ext",
        "bc:c",
        "-startdate",
        "-30d",
        "-validity",
        "3650");
    return authority;
  }

  /**
   * A server's side of TLS.
   *
   * @param names as keytool takes them, such as {@code dns:localhost}
   * @param from such as {@code -10d}
   * @param days how long it is valid
   */
  public SSLContext server(String names, String from, int days) throws Exception {
    String alias = "server" + issued++;
    keytool(
        "-alias",
        alias,
        "-signer",
        "ca",
        "-dname",
        "CN=server",
        "-ext",
        "san=" + names,
        "-startdate",
        from,
        "-validity",
        String.valueOf(days));
    KeyStore all = load();
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(one, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** The side of somebody who trusts it and nobody else. */
  public SSLSocketFactory trusted() throws Exception {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("ca", load().getCertificate("ca"));
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(trust);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  private KeyStore load() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private void keytool(String... more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    Collections.addAll(command, "-genkeypair", "-keyalg", "EC", "-storetype", "PKCS12");
    Collections.addAll(command, "-storepass", new String(PASSWORD), "-keystore", store.toString());
    Collections.addAll(command, more);
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new IOException("keytool: " + said);
    }
  }
}
