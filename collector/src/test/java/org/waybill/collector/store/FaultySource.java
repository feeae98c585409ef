package org.waybill.collector.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/**
 * Connections on which chosen statements and commits fail. Only what executes or commits asks, and
 * only on the thread that made this: other threads decide nothing.
 */
public final class FaultySource {

  /** What is about to be done, or has been. */
  public enum Moment {
    BEFORE_STATEMENT,
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  /** Asked at each moment whether it fails. */
  @FunctionalInterface
  public interface Fault {
    boolean strikes(Moment moment);
  }

  /** What an engine says where something fails. */
  @FunctionalInterface
  public interface Failure {
    SQLException at(Moment moment);
  }

  private static final Fault NONE = moment -> false;

  private static final Set<String> EXECUTES =
      Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "executeLargeUpdate");

  private final AtomicReference<Fault> fault = new AtomicReference<>(NONE);
  private final Thread maker = Thread.currentThread();
  private final Queue<Connection> made = new ConcurrentLinkedQueue<>();
  private final DataSource real;
  private final Failure failure;

  /**
   * Nothing fails yet.
   *
   * @param real where the connections come from
   * @param failure what is thrown
   */
  public FaultySource(DataSource real, Failure failure) {
    this.real = real;
    this.failure = failure;
  }

  /** From now on that fault is asked. */
  public void fault(Fault next) {
    fault.set(next);
  }

  /** From now on nothing fails. */
  public void heal() {
    fault(NONE);
  }

  /** Where the connections are. */
  public DataSource source() {
    return proxy(DataSource.class, real, this::ofSource);
  }

  private Object ofSource(Method method, Object[] arguments) throws Throwable {
    Object answer = invoke(real, method, arguments);
    if (answer instanceof Connection connection) {
      made.add(connection);
      return proxy(Connection.class, connection, (m, a) -> ofConnection(connection, m, a));
    }
    return answer;
  }

  /** How many of its connections are open. */
  public int open() throws SQLException {
    for (Iterator<Connection> each = made.iterator(); each.hasNext(); ) {
      if (each.next().isClosed()) {
        each.remove();
      }
    }
    return made.size();
  }

  private Object ofConnection(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    if (method.getName().equals("commit")) {
      strike(Moment.BEFORE_COMMIT);
      connection.commit();
      strike(Moment.AFTER_COMMIT);
      return null;
    }
    if (method.getName().equals("unwrap")) {
      strike(Moment.BEFORE_STATEMENT); // what only the driver can do, as COPY
    }
    Object made = invoke(connection, method, arguments);
    return switch (made) {
      case PreparedStatement prepared ->
          proxy(PreparedStatement.class, prepared, (m, a) -> ofStatement(prepared, m, a));
      case Statement statement ->
          proxy(Statement.class, statement, (m, a) -> ofStatement(statement, m, a));
      case null, default -> made;
    };
  }

  private void strike(Moment moment) throws SQLException {
    if (Thread.currentThread() == maker && fault.get().strikes(moment)) {
      throw failure.at(moment);
    }
  }

  private Object ofStatement(Statement statement, Method method, Object[] arguments)
      throws Throwable {
    if (EXECUTES.contains(method.getName())) {
      strike(Moment.BEFORE_STATEMENT);
    }
    return invoke(statement, method, arguments);
  }

  /** What a proxy does. */
  @FunctionalInterface
  private interface Deed {
    Object of(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, T real, Deed deed) {
    return type.cast(
        Proxy.newProxyInstance(
            FaultySource.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                method.getDeclaringClass() == Object.class
                    ? invoke(real, method, arguments)
                    : deed.of(method, arguments)));
  }

  private static Object invoke(Object on, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
