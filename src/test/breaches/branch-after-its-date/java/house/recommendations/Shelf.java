package house.recommendations;

import dev.tandem.kernel.branch.Branched;

@Branched(name = "shelf", until = "2025-12-31")
interface Shelf {

  int places(int mentors);
}
