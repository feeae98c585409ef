package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.hosts.HostAnswer;
import org.waybill.hosts.HostCheck;
import org.waybill.hosts.HostFault;
import org.waybill.hosts.HostState;
import org.waybill.hosts.Visitor;
import org.waybill.keys.KeyFile;
import org.waybill.keys.KeysInUse;

/** The collector looks at itself under its public names. */
class HostLooksTest {

  private static final String GOOD = "track.sender.example";
  private static final String BAD = "track.customer.example";
  private static final Instant END = Installation.NOW.plusSeconds(86_400 * 30);

  /** A world in which one host answers and the other does not. */
  private static final Visitor WORLD =
      (url, link, limit) ->
          url.origin().endsWith(GOOD) && link.isPresent()
              ? new HostAnswer.Right(Optional.of(END))
              : new HostAnswer.Wrong(HostFault.NAME, "a test");

  @TempDir Path folder;

  private HostLooks looks(HostCheck check) throws Exception {
    Installation installation = new Installation(folder);
    Path file = installation.folder.resolve("waybill.keys");
    KeysInUse keys = KeysInUse.open(() -> KeyFile.readGuarded(file));
    HostSettings settings =
        new HostSettings(Set.of(GOOD, BAD), Optional.empty(), Optional.empty(), check);
    return HostLooks.of(settings, keys, WORLD, () -> Installation.NOW);
  }

  @Test
  void hostsShouldBeKnownByNameOnceTheyWereLookedAt() throws Exception {
    try (HostLooks looks = looks(HostCheck.FULL)) {
      assertThat(looks.states())
          .containsOnlyKeys(GOOD, BAD)
          .containsValue(new HostState.Unchecked());
      looks.turn();
      assertThat(looks.states()).containsEntry(GOOD, new HostState.Up(Optional.of(END)));
      assertThat(looks.states().get(BAD)).isInstanceOf(HostState.Down.class);
    }
  }

  @Test
  void nobodyShouldLookWhereTheAdminSaysSo() throws Exception {
    try (HostLooks looks = looks(HostCheck.OFF)) {
      looks.start();
      assertThat(looks.states()).isEmpty();
    }
  }
}
