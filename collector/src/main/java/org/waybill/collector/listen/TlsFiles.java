package org.waybill.collector.listen;

import java.nio.file.Path;

/**
 * Where a listener's certificate and its key lie, both PEM.
 *
 * @param certificate the certificate, then those that vouch for it up to the root
 * @param key its private key, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {}
