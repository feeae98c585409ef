package org.waybill.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/** How a class comes by the machine's clock, and which few may. */
final class Clocks {
  /** Constructors and methods that read it whatever their arguments are. */
  private static final Set<String> READS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.time.Clock.system",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.systemUTC",
          "java.time.Clock.tickMillis",
          "java.time.Clock.tickMinutes",
          "java.time.Clock.tickSeconds",
          "java.time.InstantSource.system");

  private Clocks() {}

  /** A call or a method reference that reads the machine's clock. */
  static DescribedPredicate<JavaAccess<?>> read() {
    return describe("reads the machine's clock", access -> reads(access.getTarget()));
  }

  /** Neither one of these packages' classes nor one of these classes. */
  static DescribedPredicate<JavaClass> notAt(List<String> edges) {
    return describe(
        "not at the edges " + edges,
        type ->
            !edges.contains(type.getPackageName())
                && !edges.contains(type.getBaseComponentType().getName().replaceAll("\\$.*", "")));
  }

  private static boolean reads(AccessTarget target) {
    String name = target.getOwner().getName() + "." + target.getName();
    return READS.contains(name) || readsForItself(target);
  }

  /** {@code now} of java.time without a clock as its argument, and {@code new Date()}. */
  private static boolean readsForItself(AccessTarget target) {
    if (!(target instanceof AccessTarget.CodeUnitAccessTarget unit)) {
      return false;
    }
    List<String> takes = unit.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    String owner = unit.getOwner().getName();
    return switch (unit.getName()) {
      case "now" -> owner.startsWith("java.time.") && !takes.contains("java.time.Clock");
      case "<init>" -> owner.equals("java.util.Date") && takes.isEmpty();
      default -> false;
    };
  }
}
