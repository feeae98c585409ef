package org.waybill.collector.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.journal.AtomicFile;
import org.waybill.journal.Disk;

/**
 * Who may sign in: the file {@code users} in the data folder, a line {@code NAME ROLE HASH} each.
 * Where there is none yet, an admin is made and his password written down for him to read once. A
 * change is on disk before it holds. Thread-safe.
 */
public final class Users {

  /** The file the first admin's password stands in, until he changes it or removes the file. */
  public static final String INITIAL_FILE = "initial-admin-password";

  private static final String FILE = "users";
  private static final String HEAD = "waybill-users 1";
  private static final String MEND =
      "put it back from a backup, or remove it to begin with a new admin and a new " + INITIAL_FILE;

  private static final int RANDOM_BYTES = 18;
  private static final int MOST = 1_000;

  private final Disk disk;
  private final AtomicFile file;
  private volatile Map<String, User> users;

  private Users(Disk disk, AtomicFile file, Map<String, User> users) {
    this.disk = disk;
    this.file = file;
    this.users = users;
  }

  /**
   * Reads the file, or makes the first admin.
   *
   * @param disk the data folder
   * @param firstAdmin his name
   * @throws IOException where that cannot be done; the message is fit for an admin
   */
  public static Users open(Disk disk, String firstAdmin) throws IOException {
    AtomicFile file = new AtomicFile(disk, FILE);
    Optional<byte[]> stored = file.load();
    if (stored.isPresent()) {
      return new Users(disk, file, parse(new String(stored.get(), StandardCharsets.UTF_8), file));
    }
    Users first = new Users(disk, file, Map.of());
    first.begin(firstAdmin);
    return first;
  }

  /** The user of that name. */
  public Optional<User> find(String name) {
    return Optional.ofNullable(users.get(name));
  }

  /** In the order they were added in. */
  public List<User> list() {
    return List.copyOf(users.values());
  }

  /** The user, if the password is his. Slow, and as slow for a name that does not exist. */
  public Optional<User> verify(String name, String password) {
    Optional<User> user = find(name);
    return Passwords.matches(password, user) ? user : Optional.empty();
  }

  /** Whether this is still as it stands here. */
  public boolean isCurrent(User user) {
    return find(user.name()).equals(Optional.of(user));
  }

  synchronized void add(User user) throws IOException {
    if (users.containsKey(user.name())) {
      throw new IOException(
          "user %s exists; change it with: waybill user role, waybill user passwd"
              .formatted(user.name()));
    }
    if (users.size() >= MOST) {
      throw new IOException("there are %d users, and no more are allowed".formatted(MOST));
    }
    put(user);
  }

  synchronized void setRole(String name, Role role) throws IOException {
    User user = known(name);
    if (role != Role.ADMIN) {
      keepAnAdmin(user);
    }
    put(user.with(role));
  }

  synchronized void setHash(String name, String hash) throws IOException {
    put(known(name).withHash(hash));
    disk.delete(INITIAL_FILE);
  }

  synchronized void remove(String name) throws IOException {
    keepAnAdmin(known(name));
    Map<String, User> rest = new LinkedHashMap<>(users);
    rest.remove(name);
    store(rest);
  }

  private User known(String name) throws IOException {
    return find(name)
        .orElseThrow(
            () -> new IOException("there is no user %s; see: waybill user list".formatted(name)));
  }

  private void keepAnAdmin(User leaving) throws IOException {
    boolean another =
        users.values().stream()
            .anyMatch(user -> user.role() == Role.ADMIN && !user.name().equals(leaving.name()));
    if (leaving.role() == Role.ADMIN && !another) {
      throw new IOException(
          "%s is the only admin; make another one first".formatted(leaving.name()));
    }
  }

  private void put(User user) throws IOException {
    Map<String, User> next = new LinkedHashMap<>(users);
    next.put(user.name(), user);
    store(next);
  }

  private void store(Map<String, User> next) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEAD));
    for (User user : next.values()) {
      lines.add(user.name() + " " + user.role().word() + " " + user.hash());
    }
    lines.add("");
    file.store(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    users = next;
  }

  private static Map<String, User> parse(String text, AtomicFile file) throws IOException {
    Map<String, User> users = new LinkedHashMap<>();
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(HEAD)) {
      throw new IOException("%s does not begin with '%s'; %s".formatted(file, HEAD, MEND));
    }
    for (int number = 2; number <= lines.size(); number++) {
      User user = parseLine(lines.get(number - 1), number, file);
      users.put(user.name(), user);
    }
    if (users.values().stream().noneMatch(user -> user.role() == Role.ADMIN)) {
      throw new IOException("%s holds no admin; %s".formatted(file, MEND));
    }
    return users;
  }

  private static User parseLine(String line, int number, AtomicFile file) throws IOException {
    String[] words = line.split(" ", -1);
    Optional<Role> role = words.length == 3 ? Role.of(words[1]) : Optional.empty();
    try {
      return new User(words[0], role.orElseThrow(), words[2]);
    } catch (RuntimeException e) { // none of the three, or not one of theirs
      throw new IOException(
          "%s has a line %d that is not NAME ROLE HASH; %s".formatted(file, number, MEND), e);
    }
  }

  /**
   * The password is written first: a crash in between leaves a file that the next start replaces.
   */
  private void begin(String name) throws IOException {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    new AtomicFile(disk, INITIAL_FILE).store((password + "\n").getBytes(StandardCharsets.UTF_8));
    put(new User(name, Role.ADMIN, Passwords.hash(password)));
  }
}
