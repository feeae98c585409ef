package org.waybill.collector;

import java.io.IOException;
import java.nio.file.Path;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.classify.RuleJudge;
import org.waybill.collector.classify.Rules;
import org.waybill.collector.networks.NetworkFiles;
import org.waybill.collector.networks.Networks;

/** Who judges hits: by the rules this version comes with and the admin's files of networks. */
final class RulesInUse {

  private RulesInUse() {}

  /**
   * Reads the files once; whoever changes them starts the collector anew.
   *
   * @throws IOException naming every line that is wrong
   */
  static Judge judge(Settings settings) throws IOException {
    Path folder = settings.networksDir();
    return RuleJudge.of(Rules.builtIn(), Networks.of(NetworkFiles.read(folder)));
  }
}
