// The OData 4.01 URL expression language, written from the OASIS ABNF construction rules.
//
// Every query option and every path segment has an entry rule of its own. The tokens are cut by
// scan.go, because what a word is depends on where it stands: after an operand "eq" is an
// operator, elsewhere it is a name; within $search everything is a word. With that told apart
// by the scanner, no two alternatives here share an unbounded prefix, and every decision but
// one (name "=" in an argument) is made by one token.
parser grammar OData;

tokens {
    NAME, QNAME, QSTAR, ANNOTATION, ALIAS, IT, THIS, ROOT,
    NULL, TRUE, FALSE, INT, DECIMAL, DOUBLE, STRING, GUID, DATE, DATETIME, TIME, DURATION, BINARY, ENUM, GEO,
    OR, AND, NOT, EQ, NE, GT, GE, LT, LE, HAS, IN, ADD, SUB, MUL, DIV, DIVBY, MOD, MINUS,
    ASC, DESC, AS, ANY, ALL, CASE,
    // CALL is a parenthesis glued to the word before it, OPEN any other one.
    CALL, OPEN, CLOSE, COMMA, SLASH, COLON, SEMI, ASSIGN, STAR,
    LBRACKET, RBRACKET, LBRACE, RBRACE, JSONSTRING,
    FILTER, ORDERBY, SELECT, EXPAND, COMPUTE, SEARCH, TOP, SKIPROWS, COUNT, LEVELS, APPLY, REF, VALUE, DOLLAR, TEXT,
    WORD, PHRASE, ANDWORD, ORWORD, NOTWORD
}

// Entry rules.

filterEntry  : expr EOF ;
orderByEntry : orderItems EOF ;
selectEntry  : selectItems EOF ;
expandEntry  : expandItems EOF ;
computeEntry : computeItems EOF ;
searchEntry  : search EOF ;

// One segment of a resource path with parentheses: Set(1), Set(a=1,b=2), NS.Function(), $filter(…).
segmentEntry
    : FILTER CALL expr CLOSE EOF
    | (NAME | QNAME | DOLLAR) args+ EOF
    ;

// Expressions. Operators and operands stand side by side; arrange.go puts them in order by the
// precedence of the operators. Rules for each level of precedence would be entered for every operand,
// whether there is an operator of that level or not, and that took most of the time of a parse.

expr : operand ((OR | AND | EQ | NE | GT | GE | LT | LE | ADD | SUB | MUL | DIV | DIVBY | MOD | HAS | IN) operand)* ;

// A path may end in a lambda, a count or a bound function; after a function it may go on.
operand
    : (NOT | MINUS)*
    ( NULL | TRUE | FALSE | INT | DECIMAL | DOUBLE | STRING | GUID | DATE | DATETIME | TIME | DURATION | BINARY | ENUM | GEO | ALIAS
    | (OPEN | CALL) expr (COMMA expr)* CLOSE
    | CASE CALL branch (COMMA branch)* CLOSE
    | json
    | (IT | THIS | ROOT | (NAME | QNAME) args? | ANNOTATION | step) (SLASH ((NAME | QNAME) args? | ANNOTATION | step))*
    )
    ;

branch : expr COLON expr ;

// What may stand in a path beside names.
step
    : (ANY | ALL) CALL (NAME COLON expr)? CLOSE
    | COUNT (CALL option (SEMI option)* CLOSE)?
    | FILTER CALL expr CLOSE
    ;

args : CALL ((NAME ASSIGN)? expr (COMMA (NAME ASSIGN)? expr)*)? CLOSE ;

json
    : LBRACKET (jsonValue (COMMA jsonValue)*)? RBRACKET
    | LBRACE (jsonMember (COMMA jsonMember)*)? RBRACE
    ;

jsonMember : JSONSTRING COLON jsonValue ;

jsonValue
    : JSONSTRING | INT | DECIMAL | DOUBLE | TRUE | FALSE | NULL
    | json
    | ROOT (SLASH ((NAME | QNAME) args? | ANNOTATION | step))*
    ;

// Options, as they stand in the parentheses of $expand, $select and $count.

option
    : FILTER ASSIGN expr
    | ORDERBY ASSIGN orderItems
    | SELECT ASSIGN selectItems
    | EXPAND ASSIGN expandItems
    | COMPUTE ASSIGN computeItems
    | SEARCH ASSIGN search
    | (TOP | SKIPROWS) ASSIGN INT
    | COUNT ASSIGN (TRUE | FALSE)
    | LEVELS ASSIGN (INT | NAME)
    | APPLY ASSIGN TEXT
    | ALIAS ASSIGN expr
    ;

options_ : CALL option (SEMI option)* CLOSE ;

orderItems : orderItem (COMMA orderItem)* ;

orderItem : expr (ASC | DESC)? ;

computeItems : computeItem (COMMA computeItem)* ;

computeItem : expr AS NAME ;

selectItems : selectItem (COMMA selectItem)* ;

selectItem
    : STAR
    | QSTAR
    | itemStep (SLASH itemStep)* (options_ | CALL NAME (COMMA NAME)* CLOSE)?
    ;

expandItems : expandItem (COMMA expandItem)* ;

expandItem : (itemStep | STAR | VALUE) (SLASH (itemStep | STAR | REF | COUNT))* options_? ;

itemStep : NAME | QNAME | ANNOTATION ;

// Free text search: NOT before AND before OR, and words side by side mean AND.

search : searchAnd (ORWORD searchAnd)* ;

searchAnd : searchTerm (ANDWORD? searchTerm)* ;

searchTerm
    : NOTWORD searchTerm
    | WORD
    | PHRASE
    | OPEN search CLOSE
    ;
