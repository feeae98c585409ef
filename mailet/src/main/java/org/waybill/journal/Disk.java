package org.waybill.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * One folder of files, as far as a journal needs one: everything it does to a disk goes through
 * here, so that a test can make any of it fail or cut the power between two of them. Thread-safe.
 * Names are plain file names.
 *
 * <p>Nothing is promised to survive a power cut before the force that covers it: bytes and length
 * by {@link DiskFile#force}, the folder's entries (created, renamed, deleted) by {@link
 * #forceFolder}.
 */
public interface Disk {
  /** What this folder is called in messages to people. */
  String describe();

  /**
   * Makes the caller the one writer of this folder, until the returned handle is closed.
   *
   * @throws FolderInUseException when another journal of this or another process has it
   */
  Closeable lock() throws IOException;

  /** The names of all files here, in no particular order. */
  List<String> list() throws IOException;

  /** Creates an empty file for appending; fails when there is one of that name. */
  DiskFile create(String name) throws IOException;

  /** Opens an existing file for reading at any place. */
  DiskSource open(String name) throws IOException;

  /** Shortens an existing file and forces it; an equal size only forces it. */
  void truncate(String name, long size) throws IOException;

  /** Renames, replacing a file of the new name atomically. */
  void rename(String from, String to) throws IOException;

  /** Deletes a file; it is no error when there is none. */
  void delete(String name) throws IOException;

  /** Returns when every change to the folder's entries so far would survive a power cut. */
  void forceFolder() throws IOException;
}
