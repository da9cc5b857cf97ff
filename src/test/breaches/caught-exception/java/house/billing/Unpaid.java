package house.billing;

public class Unpaid extends RuntimeException {}
