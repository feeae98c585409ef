package org.waybill.collector.report;

import java.time.ZoneId;
import java.util.Optional;
import org.waybill.collector.openapi.Parameter;

/** What a request says of its parameters. */
interface Asked {

  /** The value of one; empty where it is not given, or cannot be taken. */
  <T> Optional<T> value(Parameter<T> parameter);

  /** Whose days are meant and whose times are shown: asked for, or the reader's own. */
  ZoneId zone();
}
