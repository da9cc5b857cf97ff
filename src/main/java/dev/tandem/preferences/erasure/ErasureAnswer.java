package dev.tandem.preferences.erasure;

import dev.tandem.access.memberdata.ErasureObjection;
import java.util.List;

/** What a module has against an erasure. */
record ErasureAnswer(String module, List<ErasureObjection> objections) {

  ErasureAnswer {
    objections = List.copyOf(objections);
  }
}
