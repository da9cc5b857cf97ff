package house.recommendations;

import dev.tandem.kernel.branch.Branched;

@Branched(name = "shelf", until = "some day")
interface Shelf {

  int places(int mentors);
}
