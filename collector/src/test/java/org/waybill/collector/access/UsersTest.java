package org.waybill.collector.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.journal.FolderDisk;

class UsersTest {

  private static final String PASSWORD = "correct horse battery";
  private static final String HASH = Passwords.hash(PASSWORD);

  @TempDir private Path folder;
  private FailingDisk disk;
  private Instant now = Instant.parse("2026-11-29T10:00:00Z");

  @BeforeEach
  void find() throws IOException {
    disk = new FailingDisk(FolderDisk.at(folder));
  }

  private Users open() throws IOException {
    return Users.open(disk, "admin");
  }

  @Test
  void firstAdminShouldFindAPasswordThatIsHis() throws Exception {
    Users users = open();
    String password = Files.readString(folder.resolve(Users.INITIAL_FILE)).strip();
    assertThat(users.verify("admin", password)).hasValue(users.list().getFirst());
    assertThat(users.verify("admin", password + "x")).isEmpty();
    assertThat(users.verify("root", password)).isEmpty();
    assertThat(users.verify("admin", "")).isEmpty();
    assertThat(open().verify("admin", password)).isPresent();
    for (String file : List.of("users", Users.INITIAL_FILE)) {
      assertThat(Files.getPosixFilePermissions(folder.resolve(file)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void changesShouldBeThereAfterARestart() throws Exception {
    Users users = open();
    users.add(new User("ana", Role.ANALYST, HASH));
    users.setRole("ana", Role.AUDITOR);
    users.setHash("admin", HASH);

    Users again = open();
    assertThat(again.list()).isEqualTo(users.list());
    assertThat(again.verify("ana", PASSWORD)).map(User::role).hasValue(Role.AUDITOR);
    assertThat(folder.resolve(Users.INITIAL_FILE)).doesNotExist();
    assertThat(users.list().toString()).doesNotContain("argon2");
  }

  @Test
  void changeThatCannotBeStoredShouldNotHold() throws Exception {
    Users users = open();
    disk.failing = true;
    assertThatThrownBy(() -> users.add(new User("ana", Role.ANALYST, HASH)))
        .hasMessageContaining("no space left");
    assertThat(users.find("ana")).isEmpty();
    disk.failing = false;
    assertThat(open().find("ana")).isEmpty();
  }

  @Test
  void lastAdminShouldStay() throws Exception {
    Users users = open();
    users.add(new User("ana", Role.ANALYST, HASH));
    assertThatThrownBy(() -> users.remove("admin")).hasMessageContaining("the only admin");
    assertThatThrownBy(() -> users.setRole("admin", Role.AUDITOR))
        .hasMessageContaining("the only admin");
    users.setRole("ana", Role.ADMIN);
    users.remove("admin");
    assertThatThrownBy(() -> users.remove("admin")).hasMessageContaining("no user admin");
    assertThatThrownBy(() -> users.add(new User("ana", Role.ANALYST, HASH)))
        .hasMessageContaining("user ana exists");
  }

  @Test
  void nameShouldBeOneThatEveryPlaceTakes() {
    for (String name : List.of("", "a b", "a:b", "a\nb", "\u00E4", "x".repeat(65))) {
      assertThatThrownBy(() -> new User(name, Role.ADMIN, HASH))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new User("a", Role.ADMIN, "plain"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("plain");
  }

  @Test
  void damagedFileShouldBeNamedAndNeverTakenForNone() throws Exception {
    open();
    for (String damaged :
        List.of(
            "", "users 2\n", "waybill-users 1\n", "waybill-users 1\nadmin boss x\n", "\u0000")) {
      Files.writeString(folder.resolve("users"), damaged);
      assertThatThrownBy(this::open)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("users")
          .hasMessageContaining("put it back from a backup");
    }
  }

  @Test
  void passwordShouldBeLongEnoughAndNothingMore() {
    assertThat(Passwords.problem("123456789"))
        .hasValueSatisfying(text -> assertThat(text).contains("has 9 characters", "10 to 256"));
    assertThat(Passwords.problem("1234567890")).isEmpty();
    assertThat(Passwords.problem("\u00E4\u4E2D\uD83D\uDE00 ten chars")).isEmpty();
    assertThat(Passwords.problem("a".repeat(257))).isPresent();
    assertThat(Passwords.problem("tab\tin the middle")).isPresent();
  }

  @Test
  void tokenShouldEndWithItsTimeAndOutliveARestart() throws Exception {
    User admin = open().list().getFirst();
    ApiTokens tokens = ApiTokens.open(disk, () -> now);
    ApiTokens.Made made =
        tokens.make(admin, EnumSet.of(Right.FIGURES, Right.EXPORT), 2, "nightly run");

    assertThat(ApiTokens.open(disk, () -> now).find(made.secret())).hasValue(made.token());
    assertThat(tokens.find(made.secret().substring(1))).isEmpty();
    assertThat(Files.readString(folder.resolve("api-tokens")))
        .doesNotContain(made.secret().substring(8));
    now = now.plus(Duration.ofDays(2));
    assertThat(tokens.find(made.secret())).isEmpty();
    assertThat(tokens.list()).isEmpty();
  }

  @Test
  void tokenShouldTakeOnlyWhatItsLineCanHold() throws Exception {
    User admin = open().list().getFirst();
    ApiTokens tokens = ApiTokens.open(disk, () -> now);
    for (String label : List.of("two\nlines", "<b>", "x".repeat(65))) {
      assertThatThrownBy(() -> tokens.make(admin, EnumSet.of(Right.FIGURES), 1, label))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the label is");
    }
    assertThatThrownBy(() -> tokens.make(admin, EnumSet.of(Right.ACCESS_LOG), 1, ""))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> tokens.make(admin, EnumSet.of(Right.FIGURES), 0, ""))
        .hasMessageContaining("1 to 3650");
    assertThat(tokens.revoke("nothing", Optional.empty())).isFalse();
  }
}
