package org.waybill.collector.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Reasons;
import org.waybill.collector.classify.Verdict;

class DevicesTest {
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0 | Firefox |"
            + " Ubuntu",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Thunderbird/140.4.0 |"
            + " Thunderbird | Windows",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/18.6 Mobile/15E148 Safari/604.1 | Mobile Safari | iOS"
      })
  void personShouldHaveAProgramAndASystem(String agent, String client, String system)
      throws Exception {
    assertThat(devices().of(Judgement.PERSON, agent, "192.0.2.1"))
        .isEqualTo(new Device.Own(Optional.of(client), Optional.of(system), Optional.empty()));
  }

  @Test
  void unknownProgramShouldHaveNoName() throws Exception {
    assertThat(devices().of(Judgement.PERSON, "Lettera 7", ""))
        .isEqualTo(new Device.Own(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void proxyShouldSaySo() throws Exception {
    Judgement proxied = new Judgement(Verdict.PERSON, Reasons.of(Reason.PROXY));
    assertThat(devices().of(proxied, FIREFOX, "192.0.2.1")).isEqualTo(new Device.Proxy());
  }

  @Test
  void nothingShouldBeToldOfAnybodyElse() throws Exception {
    for (Verdict verdict : Verdict.values()) {
      if (verdict != Verdict.PERSON) {
        assertThat(devices().of(new Judgement(verdict, Reasons.NONE), FIREFOX, "192.0.2.1"))
            .isEqualTo(new Device.Untold());
      }
    }
    assertThat(devices().of(Judgement.PERSON, "", "")).isEqualTo(new Device.Untold());
  }

  @Test
  void countryShouldBeWhatTheDatabaseSays() throws Exception {
    Path file = folder.resolve("country.mmdb");
    for (byte[] database : new byte[][] {SmallMmdb.flat("DE"), SmallMmdb.nested("DE")}) {
      Files.write(file, database);
      Countries countries = Countries.in(file);
      assertThat(countries.of("100.64.0.1")).contains("DE");
      assertThat(countries.of("192.0.2.1")).isEmpty();
      assertThat(countries.of("nowhere.example")).isEmpty();
      assertThat(countries.of("2001:db8::1")).isEmpty();
      assertThat(Devices.with(countries).of(Judgement.PERSON, FIREFOX, "100.64.0.1"))
          .isEqualTo(
              new Device.Own(Optional.of("Firefox"), Optional.of("Ubuntu"), Optional.of("DE")));
    }
  }

  @Test
  void fileThatIsNoDatabaseShouldSaySo() throws Exception {
    Path file = Files.writeString(folder.resolve("country.mmdb"), "no database");
    assertThatThrownBy(() -> Countries.in(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("country.mmdb is no database of countries");
  }

  private Devices devices() throws IOException {
    return Devices.with(Countries.in(folder.resolve("none.mmdb")));
  }
}
