package org.waybill.collector.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.journal.SmallDisk;

/** A database that is booted while its disk is full. */
class FullStoreDiskTest {

  @TempDir Path folder;

  @Test
  void databaseShouldBeWrittenAgainWhenItsDiskWasFullWhileItBooted() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("data"), 64)) {
      DerbyFolder database = DerbyFolder.open(folder.resolve("data/store"));
      database.shutDown();
      disk.fill();
      assertThatThrownBy(() -> database.source().getConnection())
          .hasMessageContaining("can be read and not written");
      disk.makeSpace();
      try (Connection connection = database.source().getConnection()) {
        assertThat(connection.isReadOnly()).isFalse();
      }
      database.shutDown();
    }
  }
}
