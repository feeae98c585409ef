package org.waybill.collector.http;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The files of a tracking host that have their place by a standard. */
public enum OwnFile {
  /** Whom to tell of weaknesses and abuse (RFC 9116). */
  SECURITY("security.txt", "text/plain; charset=utf-8", "/.well-known/security.txt"),
  /** Which apps of Apple's systems open links of this host; asked for at either place. */
  APP_SITE_ASSOCIATION(
      "apple-app-site-association",
      "application/json",
      "/.well-known/apple-app-site-association",
      "/apple-app-site-association"),
  /** Which apps of Android do (Digital Asset Links). */
  ASSET_LINKS("assetlinks.json", "application/json", "/.well-known/assetlinks.json");

  /** Those an admin gives. */
  public static final Set<OwnFile> OF_APPS =
      Set.copyOf(EnumSet.of(APP_SITE_ASSOCIATION, ASSET_LINKS));

  private final String fileName;
  private final String mediaType;
  private final String paths;

  OwnFile(String fileName, String mediaType, String... paths) {
    this.fileName = fileName;
    this.mediaType = mediaType;
    this.paths = String.join(" ", paths);
  }

  /** As its file is called. */
  public String fileName() {
    return fileName;
  }

  /** Its Content-Type. */
  public String mediaType() {
    return mediaType;
  }

  List<String> paths() {
    return List.of(paths.split(" "));
  }
}
