package org.waybill.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.classify.RuleJudge;
import org.waybill.collector.classify.Rules;
import org.waybill.collector.networks.NetworkFile;
import org.waybill.collector.networks.NetworkFiles;
import org.waybill.collector.report.NetworksInUse;

/**
 * Who judges hits: by the rules this version comes with and the admin's files of networks, which
 * may be changed meanwhile. What was judged before stays as it is. Thread-safe; asking takes no
 * lock.
 */
final class RulesInUse {

  private static final Logger LOG = LoggerFactory.getLogger(RulesInUse.class);

  private final Path folder;
  private final Rules rules = Rules.builtIn();
  private volatile Judge judge;
  private volatile NetworksInUse networks;
  private List<NetworkFile> files;
  private NetworkFiles.Traces traces;
  private String refused = "";

  private RulesInUse(Path folder, NetworkFiles.Traces traces) throws IOException {
    this.folder = folder;
    this.traces = traces;
    this.files = NetworkFiles.read(folder);
    this.networks = NetworksInUse.of(rules.version(), files);
    this.judge = RuleJudge.of(rules, networks.networks());
  }

  /**
   * Reads the files for the first time.
   *
   * @throws IOException naming every line that is wrong
   */
  static RulesInUse open(Settings settings) throws IOException {
    Path folder = settings.networksDir();
    return new RulesInUse(folder, NetworkFiles.traces(folder));
  }

  /** The files that are in use now, for pages to say what they are. */
  NetworksInUse networks() {
    return networks;
  }

  /** Who judges now. */
  Judge judge() {
    return judge;
  }

  /**
   * Reads the files again where they look changed, and goes on with what they say unless a line is
   * wrong. The log gets a line for every change, and one for a trouble that lasts.
   */
  synchronized void look() {
    try {
      NetworkFiles.Traces now = NetworkFiles.traces(folder);
      if (!now.equals(traces)) {
        List<NetworkFile> read = NetworkFiles.read(folder);
        traces = now;
        take(read);
      }
      refused = "";
    } catch (IOException e) {
      String why = Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
      if (!refused.equals(why)) {
        refused = why;
        LOG.error("the lists of networks read before stay in use: {}", why);
      }
    }
  }

  private void take(List<NetworkFile> read) {
    if (!read.equals(files)) {
      files = read;
      networks = NetworksInUse.of(rules.version(), read);
      judge = RuleJudge.of(rules, networks.networks());
      LOG.info(
          "the lists of networks have changed; {} are in use for hits from now on, waybill"
              + " reclassify judges earlier ones by them",
          read.size());
    }
  }
}
