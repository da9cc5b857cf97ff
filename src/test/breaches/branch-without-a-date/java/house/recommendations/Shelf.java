package house.recommendations;

interface Shelf {

  int places(int mentors);
}
