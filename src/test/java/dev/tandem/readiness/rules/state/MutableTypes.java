package dev.tandem.readiness.rules.state;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.rules.library.Supertypes;
import java.util.regex.Pattern;

/** Types of libraries whose objects change. */
public final class MutableTypes {

  private static final Pattern NAMES =
      Pattern.compile(
          "java\\.util\\.concurrent\\.(?:atomic|locks)\\..*"
              + "|java\\.util\\.concurrent\\.(?!TimeUnit|Flow|Callable|Executor$)[A-Z]\\w*"
              + "|java\\.util\\.(?:Queue|Deque|BitSet|Date|Iterator|ListIterator|Timer|Calendar"
              + "|StringJoiner|Properties|Scanner|Formatter|StringTokenizer|Enumeration|PrimitiveIterator|Spliterator|AbstractMap|AbstractCollection)"
              + "|java\\.lang\\.(?:StringBuilder|StringBuffer|Thread|ThreadGroup|ref\\..*)"
              + "|java\\.lang\\.invoke\\.(?:MutableCallSite|VolatileCallSite|SwitchPoint)"
              + "|java\\.nio\\.(?:\\w+Buffer|channels\\..*)"
              + "|java\\.io\\.(?:\\w*Stream|\\w*Reader|\\w*Writer|RandomAccessFile)"
              + "|com\\.github\\.benmanes\\.caffeine\\.cache\\..*Cache"
              + "|com\\.google\\.common\\.(?:cache|collect)\\.(?!Immutable).*"
              + "|org\\.springframework\\.(?:cache\\.Cache|util\\.MultiValueMap|util\\.StopWatch)"
              + "|io\\.micrometer\\.core\\.instrument\\.(?:Counter|Timer|DistributionSummary)");

  private MutableTypes() {}

  public static boolean contain(JavaClass type) {
    return Supertypes.of(type).stream().anyMatch(name -> NAMES.matcher(name).matches());
  }
}
