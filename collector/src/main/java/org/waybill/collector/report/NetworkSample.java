package org.waybill.collector.report;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.networks.NetworkKind;
import org.waybill.collector.networks.Networks;
import org.waybill.collector.store.HitSource;

/**
 * From which networks the latest machine hits came. Addresses are kept for some days only and in no
 * figure by hour, so that there is no count of all. Immutable.
 *
 * @param hits how many hits it is made of, machine or not
 * @param sites those with most machine hits first
 */
record NetworkSample(long hits, List<Site> sites) {

  /** How many of the latest hits are looked at. */
  static final int HITS = 2_000;

  NetworkSample {
    sites = List.copyOf(sites);
  }

  /** The neighbourhood of one address: {@link Networks#site}. */
  record Site(String name, Set<NetworkKind> kinds, long hits, Set<Reason> reasons) {}

  static NetworkSample of(List<HitSource> sources, Networks networks) {
    Map<String, Long> hits = new HashMap<>();
    Map<String, Set<Reason>> reasons = new HashMap<>();
    Map<String, Set<NetworkKind>> kinds = new HashMap<>();
    for (HitSource source : sources) {
      if (source.judgement().verdict() == Verdict.MACHINE && !source.address().isEmpty()) {
        String site = Networks.site(source.address());
        hits.merge(site, source.hits(), Long::sum);
        reasons
            .computeIfAbsent(site, name -> EnumSet.noneOf(Reason.class))
            .addAll(source.judgement().reasons().list());
        kinds
            .computeIfAbsent(site, name -> EnumSet.noneOf(NetworkKind.class))
            .addAll(networks.of(source.address()));
      }
    }
    return new NetworkSample(
        sources.stream().mapToLong(HitSource::hits).sum(),
        hits.entrySet().stream()
            .map(
                one ->
                    new Site(
                        one.getKey(),
                        kinds.getOrDefault(one.getKey(), Set.of()),
                        one.getValue(),
                        reasons.getOrDefault(one.getKey(), Set.of())))
            .sorted(Comparator.comparingLong(Site::hits).reversed().thenComparing(Site::name))
            .toList());
  }

  /** Those in which hits had that reason. */
  List<Site> sites(Reason reason) {
    return sites.stream().filter(site -> site.reasons().contains(reason)).toList();
  }

  /** A few of them, in words. */
  String examples(Reason reason, int most) {
    return sites(reason).stream().limit(most).map(Site::name).collect(Collectors.joining(", "));
  }
}
